/** What the demo shows and measures with: a realistic site's database, made anew each time, and an exact comparison. */
package io.jenkins.plugins.backhaul.demo;

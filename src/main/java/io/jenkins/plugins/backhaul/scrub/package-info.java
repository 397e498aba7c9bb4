/** Removing personal data from a restored copy: rules become statements, and what no rule covers is found. */
package io.jenkins.plugins.backhaul.scrub;

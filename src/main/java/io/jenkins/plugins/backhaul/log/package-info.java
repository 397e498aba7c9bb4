/** How work is told while it goes on: amounts, phases, the lines of a log. */
package io.jenkins.plugins.backhaul.log;

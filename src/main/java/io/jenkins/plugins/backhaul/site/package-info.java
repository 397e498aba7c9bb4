/** A project on this machine, as its configuration describes it: its databases, and where they are restored to. */
package io.jenkins.plugins.backhaul.site;

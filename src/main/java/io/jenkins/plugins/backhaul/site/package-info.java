/** A project on this machine, as its configuration describes it: its databases, where they are restored to, and where it is deployed. */
package io.jenkins.plugins.backhaul.site;

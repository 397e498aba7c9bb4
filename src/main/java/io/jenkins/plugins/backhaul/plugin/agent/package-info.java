/** What the plugin runs on an agent, through remoting: small calls on a folder of the agent, with nothing but the JDK. */
package io.jenkins.plugins.backhaul.plugin.agent;

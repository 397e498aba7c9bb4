/** Mail to people, where Jenkins can send any. */
package io.jenkins.plugins.backhaul.plugin.mail;

/** Telling people and services what happened. What cannot be told is a note, never a failure of the work. */
package io.jenkins.plugins.backhaul.notify;

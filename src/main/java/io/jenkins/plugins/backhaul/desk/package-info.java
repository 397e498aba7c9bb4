/** The controller's side of work on an agent: it holds the keys, checks what is asked for, and writes tickets. */
package io.jenkins.plugins.backhaul.desk;

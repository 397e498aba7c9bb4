/** Kinds of credentials in Jenkins that open a store. */
package io.jenkins.plugins.backhaul.plugin.keys;

/** The branch of an environment that is reset: what would be lost with it, and how it is built anew, in a clone of our own. */
package io.jenkins.plugins.backhaul.staging.git;

/** Deploying a commit to an environment, with a way back: the use case and what it needs of a place to deploy to. */
package io.jenkins.plugins.backhaul.deploy;

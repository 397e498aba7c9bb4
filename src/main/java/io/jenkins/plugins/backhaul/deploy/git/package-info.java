/** Git: a checkout that is deployed from, and a remote that deploys what is pushed to it. */
package io.jenkins.plugins.backhaul.deploy.git;

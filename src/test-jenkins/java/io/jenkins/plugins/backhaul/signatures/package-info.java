/**
 * Writes {@code src/jenkins-api}: signatures of exactly the Jenkins types and members that the plugin uses, so that it compiles
 * where Jenkins' own artifacts cannot be had. {@code bin/signatures} runs it; {@code SignaturesTest} compares.
 */
package io.jenkins.plugins.backhaul.signatures;

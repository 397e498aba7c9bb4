/** Long-range matching: finding repetitions, the tokens that stand for them, and rebuilding content from tokens. */
package io.jenkins.plugins.backhaul.lrzip.rzip;

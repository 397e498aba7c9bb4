/** Media of a site, such as uploaded images: compares two places and makes one hold what the other holds. */
package io.jenkins.plugins.backhaul.media;

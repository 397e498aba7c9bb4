package io.jenkins.plugins.backhaul.config;

/**
 * How the site keeps its images.
 *
 * @param originals where among its media those are that people have uploaded; all others can be made of them
 * @param renditionsTable the table that remembers which others were made
 */
public record ImagesSettings(String originals, String renditionsTable) {}

/** How the projects of all stores stand, remembered, so that a page can show it without asking a store. Knows nothing of Jenkins. */
package io.jenkins.plugins.backhaul.plugin.overview;

/** Objects, keys, uploads. */
package io.jenkins.plugins.backhaul.storage;

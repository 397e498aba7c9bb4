/** What can be wrong with an archive: the exceptions that the streams of this room throw. */
package io.jenkins.plugins.backhaul.lrzip.fault;

/** Pages for people, each one file that needs nothing else: no script, no picture, no address is fetched. */
package io.jenkins.plugins.backhaul.page;

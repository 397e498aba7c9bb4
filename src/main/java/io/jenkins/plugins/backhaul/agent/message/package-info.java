/** What a worker on an agent and its controller say to each other, as JSON. Whoever reads believes nothing. */
package io.jenkins.plugins.backhaul.agent.message;

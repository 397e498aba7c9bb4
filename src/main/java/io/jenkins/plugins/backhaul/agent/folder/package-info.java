/** The folder through which a worker on an agent and its controller speak; JDK only, so that it runs inside a remoting callable. */
package io.jenkins.plugins.backhaul.agent.folder;

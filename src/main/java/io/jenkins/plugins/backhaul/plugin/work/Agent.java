package io.jenkins.plugins.backhaul.plugin.work;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.backhaul.plugin.agent.BeginWork;
import io.jenkins.plugins.backhaul.plugin.agent.EndWork;
import io.jenkins.plugins.backhaul.plugin.agent.Host;
import io.jenkins.plugins.backhaul.plugin.agent.InspectHost;
import io.jenkins.plugins.backhaul.plugin.agent.KeepJar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jenkins.model.Jenkins;

/**
 * The node that the work is done on.
 *
 * @param name of the node; empty for the built-in one
 * @param folder of the work on it
 */
record Agent(String name, String folder) {
    /** By this variable the worker and all that it starts are found, should they have to be killed. */
    private static final String COOKIE = "BACKHAUL_WORK";

    private static final String CACHE = "caches/backhaul";

    /** The node that a workspace is on, with a new folder beside the workspace. */
    static Agent of(FilePath workspace, String id) throws AbortException {
        Computer computer = workspace.toComputer();
        if (computer == null) {
            throw new AbortException("The agent of this workspace has gone away: " + workspace.getRemote());
        }
        FilePath beside = WorkspaceList.tempDir(workspace);
        if (beside == null) {
            throw new AbortException(
                    "The workspace " + workspace.getRemote() + " has no folder above it to work in; give it another");
        }
        return new Agent(computer.getName(), beside.child("backhaul-" + id).getRemote());
    }

    /** As a person knows it, to stand after "the". */
    String title() {
        return name.isEmpty() ? "built-in node" : "agent " + name;
    }

    /** Whether there is such a node at all; it may be offline. */
    boolean exists() {
        return node().isPresent();
    }

    /** The folder of the work, if the node is online. */
    Optional<FilePath> reach() {
        return node().map(node -> node.createPath(folder));
    }

    private Optional<Node> node() {
        Jenkins jenkins = Jenkins.get();
        return Optional.ofNullable(name.isEmpty() ? jenkins : jenkins.getNode(name));
    }

    private Node online() throws AbortException {
        return node().filter(each -> each.createPath(folder) != null)
                .orElseThrow(() -> new AbortException("The " + title() + " is offline"));
    }

    /** Starts a worker that outlives this call, the build and the controller. */
    void start(byte[] order, Map<String, String> variables, TaskListener log) throws IOException, InterruptedException {
        Node node = online();
        Host host = host(node);
        FilePath place = node.createPath(folder);
        List<String> command = place.act(new BeginWork(order, host));
        Map<String, String> environment = new HashMap<>(variables);
        environment.put(COOKIE, cookie());
        environment.replaceAll((name, value) -> literal(value));
        // The node's own launcher: a decorated one may run elsewhere, in a container without Java.
        int exitCode = node.createLauncher(log)
                .launch()
                .cmds(command.stream().map(Agent::literal).toList())
                .envs(environment)
                .pwd(place)
                .quiet(true)
                .stdout(log)
                .join();
        if (exitCode != 0) {
            throw new AbortException(
                    "The worker could not be started on the " + title() + ": sh ended with " + exitCode);
        }
    }

    /** Launchers put variables of the agent into arguments and values alike; a password may hold a dollar sign. */
    private static String literal(String text) {
        return text.replace("$", "$$");
    }

    private Host host(Node node) throws IOException, InterruptedException {
        FilePath root = node.getRootPath();
        if (root == null) {
            throw new AbortException("The " + title() + " is offline");
        }
        AgentJarResource jar = AgentJarResource.load();
        FilePath cache = root.child(CACHE);
        Host host = cache.act(new InspectHost(jar.sha256()));
        if (!host.unix()) {
            throw new AbortException("The " + title()
                    + " runs on Windows, where databases cannot be backed up or restored yet: use an agent on Linux or"
                    + " macOS");
        }
        if (host.jar().isEmpty()) {
            String arriving = "arriving-" + UUID.randomUUID();
            cache.mkdirs();
            cache.child(arriving).copyFrom(new ByteArrayInputStream(jar.bytes()));
            cache.act(new KeepJar(arriving, jar.sha256()));
            host = cache.act(new InspectHost(jar.sha256()));
        }
        return host;
    }

    /** Has the worker undo what it began and end; does nothing when the node is offline. */
    void cancel() throws IOException, InterruptedException {
        Optional<FilePath> place = reach();
        if (place.isPresent()) {
            place.get().act(EndWork.cancelling());
        }
    }

    /** Removes the folder, if the node is online, and answers what the worker's JVM itself printed: usually nothing. */
    String remove() throws IOException, InterruptedException {
        Optional<FilePath> place = reach();
        return place.isPresent() ? place.get().act(EndWork.removing()) : "";
    }

    /** Kills the worker and everything that it started. */
    void kill(TaskListener log) throws IOException, InterruptedException {
        Launcher launcher = online().createLauncher(log);
        launcher.kill(Map.of(COOKIE, cookie()));
    }

    private String cookie() {
        return folder.substring(folder.lastIndexOf("backhaul-"));
    }
}

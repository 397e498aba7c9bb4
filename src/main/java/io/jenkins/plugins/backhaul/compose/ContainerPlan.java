package io.jenkins.plugins.backhaul.compose;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a service's container was made, as far as another one needs it that has nothing of its data.
 *
 * @param image the image's id
 * @param user who runs in it; empty for whom the image says
 * @param sharedMemory in bytes
 * @param entrypoint the program that is started
 * @param command its arguments
 * @param environment the variables
 */
record ContainerPlan(
        String image,
        String user,
        String sharedMemory,
        List<String> entrypoint,
        List<String> command,
        Map<String, String> environment) {
    /** What {@link #parse} reads: texts in hexadecimal, as they may hold any character. */
    static final String TEMPLATE = "image {{printf \"%x\" .Image}}\nuser {{printf \"%x\" .Config.User}}\n"
            + "memory {{printf \"%x\" (print .HostConfig.ShmSize)}}\n"
            + "{{range .Config.Entrypoint}}entrypoint {{printf \"%x\" .}}\n{{end}}"
            + "{{range .Config.Cmd}}command {{printf \"%x\" .}}\n{{end}}"
            + "{{range .Config.Env}}variable {{printf \"%x\" .}}\n{{end}}";

    static ContainerPlan parse(List<String> lines) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String each : values(lines, "variable")) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                environment.put(each.substring(0, equals), each.substring(equals + 1));
            }
        }
        return new ContainerPlan(
                values(lines, "image").get(0),
                values(lines, "user").get(0),
                values(lines, "memory").get(0),
                values(lines, "entrypoint"),
                values(lines, "command"),
                environment);
    }

    private static List<String> values(List<String> lines, String kind) {
        return lines.stream()
                .filter(each -> each.startsWith(kind + " "))
                .map(each -> each.substring(kind.length() + 1))
                .map(hex -> new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8))
                .toList();
    }

    /** The variables that may be secret; the others would lead the docker program itself astray if they were set for it. */
    Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>(environment);
        secrets.keySet().removeIf(ContainerPlan::isForPrograms);
        return secrets;
    }

    /** The words of {@code docker run} after its name and labels; the values of {@link #secrets()} are not among them. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of("--shm-size", sharedMemory));
        if (!user.isEmpty()) {
            words.addAll(List.of("--user", user));
        }
        environment.forEach(
                (name, value) -> words.addAll(List.of("-e", isForPrograms(name) ? name + "=" + value : name)));
        if (!entrypoint.isEmpty()) {
            words.addAll(List.of("--entrypoint", entrypoint.get(0)));
        }
        words.add(image);
        words.addAll(entrypoint.subList(Math.min(1, entrypoint.size()), entrypoint.size()));
        words.addAll(command);
        return words;
    }

    private static boolean isForPrograms(String name) {
        return name.matches("PATH|HOME|PWD|TMPDIR|(LD|DOCKER|COMPOSE|GO|LC|XDG)_.*|LANG.*|HTTPS?_PROXY|NO_PROXY");
    }
}

package io.jenkins.plugins.backhaul.library;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.MethodClosure;

/**
 * Runs a script of {@code vars/} in the Groovy that Jenkins has, with steps that write down how they were called and do nothing
 * but run their bodies. What a step answers, or throws, a test says by its name.
 */
final class RecordedPipeline {
    private static final List<String> STEPS = List.of(
            "backupDatabase",
            "checkout",
            "deleteDir",
            "deployBranch",
            "dir",
            "disableConcurrentBuilds",
            "echo",
            "error",
            "git",
            "junit",
            "mailCommitters",
            "node",
            "parallel",
            "properties",
            "readBackhaul",
            "sh",
            "stage");

    /** What Jenkins throws when a build is interrupted, with as much of it as the scripts know. */
    private static final String INTERRUPTION = """
            package org.jenkinsci.plugins.workflow.steps
            class FlowInterruptedException extends RuntimeException {
                boolean actualInterruption
                List causes
            }
            class UserInterruption {}
            class CancelledCause {}
            class RemovedNodeCause {}
            class ExceededTimeout {}
            """;

    private final List<String> calls = new ArrayList<>();
    private final Map<String, Function<Object, Object>> answers = new LinkedHashMap<>();
    private final Map<String, Object> build = new HashMap<>();
    private final GroovyShell shell;
    private final Script script;

    RecordedPipeline(String name) throws IOException {
        Binding binding = new Binding();
        STEPS.forEach(step -> binding.setVariable(step, new Step(step)));
        binding.setVariable("scm", "scm");
        binding.setVariable("currentBuild", build);
        GroovyClassLoader loader = new GroovyClassLoader(RecordedPipeline.class.getClassLoader());
        loader.parseClass(INTERRUPTION);
        shell = new GroovyShell(loader, binding);
        binding.setVariable("endedOnPurpose", new MethodClosure(parse("endedOnPurpose"), "call"));
        script = parse(name);
        answer("error", sentence -> {
            throw new IllegalStateException(String.valueOf(sentence));
        });
    }

    /** @param answer gets the step's one argument besides its body, or null */
    RecordedPipeline answer(String step, Function<Object, Object> answer) {
        answers.put(step, answer);
        return this;
    }

    private Script parse(String name) throws IOException {
        return shell.parse(Path.of("vars", name + ".groovy").toFile());
    }

    /**
     * Has a step end as it does when Jenkins interrupts it.
     *
     * @param meant whether the build is to end, and not only what runs on an agent
     * @param causes names of classes, such as {@code UserInterruption}
     */
    RecordedPipeline interruptAt(String step, boolean meant, String... causes) {
        String all = Arrays.stream(causes).map(each -> "new " + each + "()").collect(Collectors.joining(", "));
        return answer(
                step,
                any -> shell.evaluate("import org.jenkinsci.plugins.workflow.steps.*\n"
                        + "throw new FlowInterruptedException(actualInterruption: " + meant + ", causes: [" + all
                        + "])"));
    }

    /** Runs {@code call} of the script. */
    RecordedPipeline run(Object... arguments) {
        script.invokeMethod("call", arguments);
        return this;
    }

    /** Each step that was called, with its argument: {@code node prod-1}. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** What the build's result was set to, while it ran; null for nothing. */
    Object result() {
        return build.get("result");
    }

    private final class Step extends Closure<Object> {
        private static final long serialVersionUID = 1L;

        private final String name;

        Step(String name) {
            super(RecordedPipeline.this);
            this.name = name;
        }

        @Override
        public Object call(Object... arguments) {
            List<Object> all = Arrays.asList(arguments);
            Object first = all.stream()
                    .filter(each -> !(each instanceof Closure))
                    .findFirst()
                    .orElse(null);
            if (name.equals("parallel")) {
                return sideBySide((Map<?, ?>) first);
            }
            calls.add((name + " " + (first == null ? "" : first)).strip());
            if (answers.containsKey(name)) {
                return answers.get(name).apply(first);
            }
            return all.stream()
                    .filter(Closure.class::isInstance)
                    .findFirst()
                    .map(body -> ((Closure<?>) body).call())
                    .orElse(null);
        }

        /** As Jenkins: every branch runs to its end, then the first failure is thrown. */
        private Object sideBySide(Map<?, ?> branches) {
            RuntimeException failure = null;
            calls.add("parallel " + branches.keySet());
            for (Object branch : branches.values()) {
                try {
                    ((Closure<?>) branch).call();
                } catch (RuntimeException e) {
                    failure = failure == null ? e : failure;
                }
            }
            if (failure != null) {
                throw failure;
            }
            return null;
        }
    }
}

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Runs a script of {@code vars/} in the Groovy that Jenkins has, with steps that write down how they were called and do nothing
 * but run their bodies. What a step answers, or throws, a test says by its name.
 */
final class RecordedPipeline {
    private static final List<String> STEPS = List.of(
            "backupDatabase",
            "checkout",
            "deployBranch",
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

    /** What Jenkins throws when a build is aborted; all that the scripts know of it is its name. */
    private static final String INTERRUPTION =
            "package org.jenkinsci.plugins.workflow.steps; class FlowInterruptedException extends RuntimeException {}";

    private final List<String> calls = new ArrayList<>();
    private final Map<String, Function<Object, Object>> answers = new LinkedHashMap<>();
    private final GroovyShell shell;
    private final Script script;

    RecordedPipeline(String name) throws IOException {
        Binding binding = new Binding();
        STEPS.forEach(step -> binding.setVariable(step, new Step(step)));
        binding.setVariable("scm", "scm");
        GroovyClassLoader loader = new GroovyClassLoader(RecordedPipeline.class.getClassLoader());
        loader.parseClass(INTERRUPTION);
        shell = new GroovyShell(loader, binding);
        script = shell.parse(Path.of("vars", name + ".groovy").toFile());
        answer("error", sentence -> {
            throw new IllegalStateException(String.valueOf(sentence));
        });
    }

    /** @param answer gets the step's one argument besides its body, or null */
    RecordedPipeline answer(String step, Function<Object, Object> answer) {
        answers.put(step, answer);
        return this;
    }

    /** Has a step end as it does when the build is aborted. */
    RecordedPipeline abortAt(String step) {
        return answer(
                step,
                any -> shell.evaluate("throw new org.jenkinsci.plugins.workflow.steps.FlowInterruptedException()"));
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

package io.jenkins.plugins.backhaul.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The plan of a reset as it is printed.
 *
 * @param order what was ordered, in words
 * @param lost what is lost by it
 * @param gets what is there instead
 * @param steps what is done
 * @param notes what a person should know besides
 * @param problems why it cannot be done; empty when it can
 */
public record ShownPlan(
        String order,
        List<String> lost,
        List<String> gets,
        List<Plan.Step> steps,
        List<String> notes,
        List<String> problems) {
    /** As that plan says. Holds names of people: for whoever looks at it, and for no log. */
    public static ShownPlan of(Plan plan) {
        return of(plan, Plan.Lost::line);
    }

    /** The same without names of people. */
    public static ShownPlan withoutPeople(Plan plan) {
        return of(plan, Plan.Lost::what);
    }

    private static ShownPlan of(Plan plan, Function<Plan.Lost, String> line) {
        return new ShownPlan(
                plan.order().words(),
                plan.lost().stream().map(line).toList(),
                plan.gets(),
                plan.steps(),
                plan.notes(),
                plan.problems());
    }

    /** For people, one line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(order);
        add(lines, "What is lost:", lost);
        add(lines, "What it gets:", gets);
        add(lines, "What is done:", steps.stream().map(ShownPlan::line).toList());
        add(lines, "Note:", notes);
        add(lines, "What is in the way:", problems);
        return lines;
    }

    private static String line(Plan.Step step) {
        return step.phase() + ": " + step.intent() + (step.done() ? " (done already)" : "");
    }

    private static void add(List<String> lines, String title, List<String> some) {
        if (!some.isEmpty()) {
            lines.add(title);
            some.forEach(each -> lines.add("  " + each));
        }
    }
}

package io.jenkins.plugins.backhaul.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a {@code .env} file, and how Compose fills them in
 * (github.com/compose-spec/compose-spec/blob/main/12-interpolation.md). The process's own environment is left aside: what is
 * guessed from a repository must not depend on whose terminal it is guessed in.
 *
 * @param values by name
 */
record EnvFile(Map<String, String> values) {
    private static final Pattern LINE =
            Pattern.compile("(?m)^[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \\t]*=[ \\t]*(.*?)[ \\t\\r]*$");
    private static final Pattern INNERMOST =
            Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+?])([^${}]*))?\\}|\\$([A-Za-z_][A-Za-z0-9_]*)");
    private static final int DEEPEST = 5;

    /** A file that is not there, or cannot be read, has no variables. */
    static EnvFile read(Path file) {
        Map<String, String> values = new HashMap<>();
        try {
            Matcher line = LINE.matcher(ConfigFile.textOf(file));
            while (line.find()) {
                values.put(line.group(1), unquoted(line.group(2)));
            }
        } catch (ConfigException e) {
            return new EnvFile(Map.of());
        }
        return new EnvFile(values);
    }

    /** The variable's value; empty when it has none. */
    String get(String variable) {
        return values.getOrDefault(variable, "");
    }

    /** The text with its variables filled in; empty when one of them has neither a value nor a default. */
    String fillIn(String text) {
        return fillIn(text, null);
    }

    /** The text with its variables filled in; one that has neither a value nor a default is left out. */
    String fillInOrLeaveOut(String text) {
        return fillIn(text, "");
    }

    private String fillIn(String text, String missing) {
        String filled = text;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Matcher variables = INNERMOST.matcher(filled);
            StringBuilder next = new StringBuilder();
            while (variables.find()) {
                String value = value(variables, missing);
                if (value == null) {
                    return "";
                }
                variables.appendReplacement(next, Matcher.quoteReplacement(value));
            }
            filled = variables.appendTail(next).toString();
        }
        return filled;
    }

    private String value(Matcher variable, String missing) {
        String name = variable.group(1) == null ? variable.group(4) : variable.group(1);
        String operator = variable.group(2) == null ? "" : variable.group(2);
        String value = values.get(name);
        boolean isSet = value != null && !(operator.startsWith(":") && value.isEmpty());
        if (operator.endsWith("+")) {
            return isSet ? variable.group(3) : "";
        }
        if (isSet) {
            return value;
        }
        return operator.endsWith("-") ? variable.group(3) : missing;
    }

    private static String unquoted(String text) {
        if (text.matches("([\"']).*\\1")) {
            return text.substring(1, text.length() - 1);
        }
        return text.replaceFirst("\\s+#.*$", "");
    }
}

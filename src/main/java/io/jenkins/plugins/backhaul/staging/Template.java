package io.jenkins.plugins.backhaul.staging;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with words in braces that are filled in. */
final class Template {
    private static final Pattern WORD = Pattern.compile("\\{([a-z-]+)\\}");

    private Template() {}

    /** A word that is not known stays as it is; what is filled in is not looked at again. */
    static String filled(String template, Map<String, String> words) {
        return WORD.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(words.getOrDefault(found.group(1), found.group())));
    }
}

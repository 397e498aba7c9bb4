package io.jenkins.plugins.backhaul.notify;

import java.util.stream.Collectors;

/** A notice in Slack's own markup (docs.slack.dev/messaging/formatting-message-text: three characters are escaped). */
final class SlackText {
    private static final int LONGEST = 3000;

    private SlackText() {}

    static String of(Notice notice) {
        String mark = notice.mood() == Notice.Mood.GOOD ? ":white_check_mark:" : ":x:";
        String text = notice.text().isEmpty() ? "" : "\n" + shortened(escaped(notice.text()));
        String facts = notice.facts().entrySet().stream()
                .map(fact -> "\n• " + escaped(fact.getKey()) + ": " + escaped(fact.getValue()))
                .collect(Collectors.joining());
        String link =
                notice.link().map(uri -> "\n<" + escaped(uri.toString()) + ">").orElse("");
        return mark + " *" + escaped(notice.title()) + "*" + text + facts + link;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}

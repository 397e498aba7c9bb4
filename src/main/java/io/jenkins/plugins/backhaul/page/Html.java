package io.jenkins.plugins.backhaul.page;

import java.util.List;

/** Pieces of a page. Every text is escaped here and nowhere else: it may come from a bucket, an archive or a dump. */
public final class Html {
    private final StringBuilder text = new StringBuilder();

    /** Markup that is written in our own code. */
    public Html raw(String markup) {
        text.append(markup).append('\n');
        return this;
    }

    /** A text by itself. */
    public Html text(String content) {
        text.append(escaped(content));
        return this;
    }

    /** An element around a text. */
    public Html element(String name, String content) {
        text.append('<')
                .append(name)
                .append('>')
                .append(escaped(content))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    /** An element of a class around a text. */
    public Html element(String name, String cssClass, String content) {
        text.append('<')
                .append(name)
                .append(" class=\"")
                .append(cssClass)
                .append("\">")
                .append(escaped(content));
        text.append("</").append(name).append(">\n");
        return this;
    }

    /** A cell that is the heading of its column or row. */
    public Html heading(String scope, String content) {
        text.append("<th scope=\"")
                .append(scope)
                .append("\">")
                .append(escaped(content))
                .append("</th>\n");
        return this;
    }

    /** A row of a table whose first cell is its heading. */
    public Html fact(String heading, String content) {
        text.append("<tr><th scope=\"row\">").append(escaped(heading)).append("</th><td>");
        text.append(escaped(content)).append("</td></tr>\n");
        return this;
    }

    /** A row of cells. */
    public Html row(String cell, List<String> contents) {
        text.append("<tr>");
        contents.forEach(each -> text.append('<')
                .append(cell)
                .append('>')
                .append(escaped(each))
                .append("</")
                .append(cell)
                .append('>'));
        text.append("</tr>\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String escaped(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package io.jenkins.plugins.backhaul.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Consumer;

/** A page as one file, which needs nothing else; it follows the reader's choice of light or dark and can be printed. */
public final class HtmlPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HtmlPage() {}

    /**
     * The page, to be written as UTF-8.
     *
     * @param title as plain text
     * @param content writes what is between {@code <body>} and {@code </body>}
     */
    public static String of(String title, Consumer<Html> content) {
        Html page = new Html();
        page.raw("<!DOCTYPE html>").raw("<html lang=\"en\">").raw("<head>").raw("<meta charset=\"utf-8\">");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.raw("<meta name=\"color-scheme\" content=\"light dark\">");
        page.element("title", title);
        page.raw("<style>" + style() + "</style>").raw("</head>").raw("<body>");
        content.accept(page);
        page.raw("</body>").raw("</html>");
        return page.toString();
    }

    /** What such a page needs, as a Content-Security-Policy: its own style and nothing else, whatever text got into it. */
    public static String securityPolicy() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style().getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(hash)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** A time as such pages write it. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    private static String style() {
        try (InputStream css = HtmlPage.class.getResourceAsStream("page.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

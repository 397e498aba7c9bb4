package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.ContentMethod;
import io.jenkins.plugins.backhaul.database.Fingerprint.Depth;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The checksum of a table's contents: the first 64 bits of the MD5 of each row as text, summed up, so that the order of the
 * rows does not matter and every supported version of the server comes to the same number. It tells damage and mistakes,
 * not forgeries.
 */
final class RowContents {
    private static final ContentMethod METHOD = new ContentMethod(
            "sum(('x'||pg_catalog.substr(pg_catalog.md5(ROW(t.*)::text),1,16))::bit(64)::bigint::numeric)",
            List.of(
                    "TimeZone=UTC",
                    "DateStyle=ISO, YMD",
                    "IntervalStyle=postgres",
                    "extra_float_digits=3",
                    "bytea_output=hex",
                    "lc_monetary=C",
                    "xmlbinary=base64"));

    /** What the expression's text depends on, set until the end of the transaction. */
    static final String PREPARE = METHOD.settings().stream()
            .map(each -> each.split("=", 2))
            .map(each -> "SET LOCAL " + each[0] + " TO " + Sql.literal(each[1]))
            .collect(Collectors.joining("; "));

    private RowContents() {}

    static ContentMethod method(Depth depth) {
        return depth == Depth.CONTENT ? METHOD : ContentMethod.NONE;
    }

    /** A number as text over the rows of a table called {@code t}; an empty text when nobody asks for one. */
    static String expression(Depth depth) {
        return depth == Depth.CONTENT ? "coalesce(" + METHOD.expression() + "::text, '0')" : "''";
    }
}

package io.jenkins.plugins.backhaul.demo;

/** JSON text as jsonb prints it: a space after each colon and comma. */
final class Json {
    private Json() {}

    /** An object of names and values in turn; a value that is a {@link String} is quoted, any other is JSON already. */
    static String object(Object... namesAndValues) {
        StringBuilder json = new StringBuilder(256).append('{');
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.append(i == 0 ? "" : ", ");
            quote(json, String.valueOf(namesAndValues[i]));
            json.append(": ");
            if (namesAndValues[i + 1] instanceof String text) {
                quote(json, text);
            } else {
                json.append(namesAndValues[i + 1]);
            }
        }
        return json.append('}').toString();
    }

    static String quote(String text) {
        StringBuilder json = new StringBuilder(text.length() + 64);
        quote(json, text);
        return json.toString();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                json.append("\\n");
            } else if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}

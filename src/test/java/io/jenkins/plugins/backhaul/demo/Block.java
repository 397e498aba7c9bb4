package io.jenkins.plugins.backhaul.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A block of a page's body, as Wagtail's stream fields hold them.
 *
 * @param sentences of its text; none where it has no text
 * @param json the block
 * @param escaped the block inside a JSON string, which is where revisions keep it
 */
record Block(String id, List<String> sentences, String json, String escaped) {
    static Block some(Prose prose, Random random) {
        String id = Names.uuid(random);
        return switch (random.nextInt(10)) {
            case 0 -> of(id, "heading", Json.quote(prose.title()));
            case 1 -> of(id, "image", Json.object("image", 1 + random.nextInt(50), "caption", prose.sentence()));
            case 2 -> of(id, "quote", Json.object("quote", prose.sentence(), "attribution", Names.person(random)));
            case 3 -> of(id, "embed", Json.quote("https://video.example/watch?v=" + Names.token(random, 11)));
            default -> paragraph(id, List.of(prose.sentence(), prose.sentence(), prose.paragraph(), prose.sentence()));
        };
    }

    private static Block paragraph(String id, List<String> sentences) {
        String key = id.substring(0, 5);
        String html = "<p data-block-key=\"" + key + "\">"
                + String.join("</p><p data-block-key=\"" + key + "\">", sentences) + "</p>";
        Block block = of(id, "paragraph", Json.quote(html));
        return new Block(id, sentences, block.json, block.escaped);
    }

    private static Block of(String id, String type, String value) {
        String json = "{\"id\": \"" + id + "\", \"type\": \"" + type + "\", \"value\": " + value + "}";
        String quoted = Json.quote(json);
        return new Block(id, List.of(), json, quoted.substring(1, quoted.length() - 1));
    }

    /** The same block after somebody changed a sentence; another one of its kind where it has none. */
    Block edited(Prose prose, Random random) {
        if (sentences.isEmpty()) {
            return some(prose, random);
        }
        List<String> changed = new ArrayList<>(sentences);
        changed.set(random.nextInt(changed.size()), prose.sentence());
        return paragraph(id, changed);
    }
}

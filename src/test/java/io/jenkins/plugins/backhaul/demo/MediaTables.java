package io.jenkins.plugins.backhaul.demo;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Images with their renditions, documents, tags. */
final class MediaTables {
    private static final List<String> FILTERS =
            List.of("max-165x165", "fill-320x240", "width-800", "width-1600|format-webp", "original");

    private final SiteSize size;
    private final Random random;
    private final Prose prose;
    private final CopyScript script;

    MediaTables(SiteSize size, CopyScript script) {
        this.size = size;
        this.script = script;
        this.random = new Random(size.seed() + 2);
        this.prose = new Prose(Language.ALL.get(0), random);
    }

    void write() throws IOException {
        writeCollections();
        writeImages();
        writeRenditions();
        writeDocuments();
        writeTags();
    }

    private void writeCollections() throws IOException {
        script.begin("wagtailcore_collection", "id, path, depth, numchild, name");
        script.row(1, "0001", 1, 2, "Root");
        script.row(2, "00010001", 2, 0, "Press");
        script.row(3, "00010002", 2, 0, "Archiv “alt”");
        script.end();
    }

    private void writeImages() throws IOException {
        script.begin(
                "wagtailimages_image",
                "id, title, file, width, height, created_at, uploaded_by_user_id, collection_id, file_size, file_hash,"
                        + " focal_point");
        for (int id = 1; id <= size.images(); id++) {
            Object focus = random.nextInt(4) > 0 ? null : "(" + random.nextInt(900) + "," + random.nextDouble() + ")";
            script.row(
                    id,
                    prose.title(),
                    "original_images/image_" + id + ".jpg",
                    800 + random.nextInt(4000),
                    600 + random.nextInt(3000),
                    Moment.within(900, random),
                    1 + random.nextInt(size.users()),
                    1 + random.nextInt(3),
                    20_000 + random.nextInt(4_000_000),
                    Names.hex(random, 40),
                    focus);
        }
        script.end();
    }

    private void writeRenditions() throws IOException {
        script.begin("wagtailimages_rendition", "id, filter_spec, file, width, height, focal_point_key, image_id");
        int id = 1;
        for (int image = 1; image <= size.images(); image++) {
            for (String filter : FILTERS) {
                String file = "images/image_" + image + "." + filter.replace('|', '.') + ".jpg";
                script.row(id++, filter, file, 165 + random.nextInt(1500), 165 + random.nextInt(1000), "", image);
            }
        }
        script.end();
    }

    private void writeDocuments() throws IOException {
        script.begin(
                "wagtaildocs_document",
                "id, title, file, created_at, uploaded_by_user_id, collection_id, file_hash, thumbnail");
        for (int id = 1; id <= size.documents(); id++) {
            Object thumbnail = id % 10 > 0 ? null : "\\x" + Names.hex(random, 2 * (200 + random.nextInt(1800)));
            script.row(
                    id,
                    prose.title(),
                    "documents/report_" + id + ".pdf",
                    Moment.within(900, random),
                    1 + random.nextInt(size.users()),
                    1 + random.nextInt(3),
                    Names.hex(random, 40),
                    thumbnail);
        }
        script.end();
    }

    private void writeTags() throws IOException {
        int tags = 40;
        script.begin("taggit_tag", "id, name, slug");
        for (int id = 1; id <= tags; id++) {
            script.row(id, prose.word() + " " + id, "tag-" + id);
        }
        script.end();
        script.begin("taggit_taggeditem", "id, object_id, content_type_id, tag_id");
        for (int id = 1; id <= size.images() * 2; id++) {
            script.row(id, 1 + random.nextInt(size.images()), 5, 1 + random.nextInt(tags));
        }
        script.end();
    }
}

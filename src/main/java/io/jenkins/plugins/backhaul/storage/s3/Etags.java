package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.presigned.SentPart;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.utils.Md5Utils;

/** What stores make of ETags. */
final class Etags {
    private Etags() {}

    /** Without the quotes that some stores put around it in some answers. */
    static String bare(String etag) {
        return etag.replace("\"", "");
    }

    /**
     * The ETag of an object made of these parts: the MD5 of their MD5s and their count, as S3 and its kin build it. Empty
     * when the parts' own ETags are no MD5s.
     */
    static String ofWhole(List<SentPart> parts) {
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        try {
            for (SentPart part : parts) {
                digests.writeBytes(HexFormat.of().parseHex(bare(part.etag())));
            }
        } catch (IllegalArgumentException e) {
            return "";
        }
        return HexFormat.of().formatHex(Md5Utils.computeMD5Hash(digests.toByteArray())) + "-" + parts.size();
    }
}

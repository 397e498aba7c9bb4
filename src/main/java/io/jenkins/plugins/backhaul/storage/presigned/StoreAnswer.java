package io.jenkins.plugins.backhaul.storage.presigned;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a store's refusal means to a person. Only the status and the error code are taken from the answer: its message may
 * hold keys and signatures.
 *
 * @param status HTTP status
 * @param code S3's error code, such as {@code SlowDown}; empty if the answer had none
 */
public record StoreAnswer(int status, String code) {
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,64})</Code>");

    private static final String OTHER_REGION = "the bucket is in another region or at another endpoint; set that one";
    private static final String CLOCK =
            "this machine's clock is too far from the store's; set it right, for instance with NTP";
    private static final String SESSION_OVER = "the session credentials have expired; renew them";
    private static final String ARRIVED_DAMAGED = "the bytes arrived damaged; check the network";
    private static final String OVERLOADED = "the store is overloaded; try again later";

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("InvalidAccessKeyId", "the store does not know this access key; check the credentials"),
            Map.entry("SignatureDoesNotMatch", "the secret key is wrong for this access key; check the credentials"),
            Map.entry("ExpiredToken", SESSION_OVER),
            Map.entry("InvalidToken", SESSION_OVER),
            Map.entry("TokenRefreshRequired", SESSION_OVER),
            Map.entry("RequestTimeTooSkewed", CLOCK),
            Map.entry("NoSuchBucket", "there is no such bucket; create it or correct its name"),
            Map.entry("NoSuchKey", "there is no such object"),
            Map.entry("NoSuchUpload", "somebody else ended this upload, perhaps a lifecycle rule; start again"),
            Map.entry("PermanentRedirect", OTHER_REGION),
            Map.entry("AuthorizationHeaderMalformed", OTHER_REGION),
            Map.entry("IllegalLocationConstraintException", OTHER_REGION),
            Map.entry("InvalidObjectState", "the object is in an archive tier; have the store restore it first"),
            Map.entry("NotImplemented", "the store does not offer this"),
            Map.entry("QuotaExceeded", "the store is full; make room or raise the quota"),
            Map.entry("BadDigest", ARRIVED_DAMAGED),
            Map.entry("InvalidDigest", ARRIVED_DAMAGED),
            Map.entry("XAmzContentChecksumMismatch", ARRIVED_DAMAGED),
            Map.entry("SlowDown", OVERLOADED),
            Map.entry("RequestTimeout", "the connection is too slow or was cut; check the network"));

    private static final Set<Integer> TEMPORARY_STATUSES = Set.of(408, 429, 500, 502, 503, 504);
    private static final Set<String> TEMPORARY_CODES =
            Set.of("RequestTimeout", "BadDigest", "XAmzContentChecksumMismatch");

    /** Reads an answer of that status with that body, an XML error if S3 sent it. */
    public static StoreAnswer parse(int status, String body) {
        Matcher matcher = CODE.matcher(body);
        return new StoreAnswer(status, matcher.find() ? matcher.group(1) : "");
    }

    /** Whether the same request may succeed later. */
    public boolean isTemporary() {
        return TEMPORARY_STATUSES.contains(status) || TEMPORARY_CODES.contains(code);
    }

    /** Whether the bucket is elsewhere. */
    public boolean isMisdirected() {
        return meaning("").equals(OTHER_REGION);
    }

    /**
     * The rest of a sentence: what the store said, what that means and what to do.
     *
     * @param permission what the request needs, such as {@code s3:PutObject}
     */
    public String explain(String permission) {
        String said = code.isEmpty() ? String.valueOf(status) : status + " " + code;
        return "the store answered " + said + ": " + meaning(permission);
    }

    private String meaning(String permission) {
        String known = MEANINGS.get(code);
        if (known != null) {
            return known;
        }
        if (code.startsWith("KMS.")) {
            return "the KMS key cannot be used; check its id, its region and that these credentials may use it";
        }
        return switch (status) {
            case 301, 302, 307, 308 -> OTHER_REGION;
            case 401, 403 -> "not allowed; these credentials need " + permission + " there";
            case 404 -> "there is no such bucket or object";
            case 501 -> "the store does not offer this";
            case 507 -> "the store is full; make room or raise the quota";
            case 429, 503 -> OVERLOADED;
            default -> status >= 500 ? "a fault inside the store; try again later" : "it did not accept the request";
        };
    }
}

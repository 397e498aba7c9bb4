package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.HerokuMedia;
import io.jenkins.plugins.backhaul.config.MediaLocation;
import io.jenkins.plugins.backhaul.config.MediaSettings;
import io.jenkins.plugins.backhaul.config.S3Options;
import io.jenkins.plugins.backhaul.heroku.ConfigVars;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bucket of an app at Heroku, as its config vars have it: under the names that django-storages
 * (django-storages.readthedocs.io/en/latest/backends/amazon-S3.html) and the add-on Bucketeer use, or under the project's own. What
 * they hold is in no message: a name may be mistaken for that of a secret.
 */
final class HerokuBucket {
    private static final String BUCKETEER = "BUCKETEER_";
    private static final List<String> BUCKETS =
            List.of("AWS_STORAGE_BUCKET_NAME", "S3_BUCKET_NAME", "S3_BUCKET", BUCKETEER + "BUCKET_NAME");
    private static final List<String> REGIONS = List.of("AWS_S3_REGION_NAME", "AWS_REGION", "AWS_DEFAULT_REGION");
    private static final String ENDPOINT = "AWS_S3_ENDPOINT_URL";
    private static final Pattern REGION = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern AMAZON = Pattern.compile("https://s3[.-](" + REGION + ")\\.amazonaws\\.com/?");
    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9._:\\[\\]-]+/?");

    private final HerokuMedia media;
    private final ConfigVars vars;
    private final String app;

    /** @param vars of the app */
    HerokuBucket(HerokuMedia media, ConfigVars vars) {
        this.media = media;
        this.vars = vars;
        this.app = "the app " + media.heroku().app() + " at Heroku";
    }

    /**
     * Where the media are, and the key to them.
     *
     * @return nothing when no config var names a bucket
     * @throws IOException when one names no bucket, several name different ones, or the key is missing
     */
    Optional<FoundMedia> find() throws IOException {
        List<MediaSettings> places = places();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        if (places.size() > 1) {
            throw new IOException(
                    "Config vars of " + app + " name several buckets: " + String.join(", ", named().values())
                            + ". Say under 'media' in backhaul.yml which of them holds its media, as 'bucket-var'");
        }
        MediaSettings place = places.get(0);
        return Optional.of(new FoundMedia(place, media.profile().isPresent() ? Optional.empty() : Optional.of(key())));
    }

    /** All buckets that the app uses, as far as config vars name them; each as far as its media may lie in it. */
    List<MediaSettings> places() throws IOException {
        List<MediaSettings> places = new ArrayList<>();
        for (Map.Entry<String, String> each : named().entrySet()) {
            try {
                MediaLocation bucket = new MediaLocation("s3://" + each.getKey());
                places.add(new MediaSettings(
                        media.prefix().isEmpty() ? bucket : bucket.within(media.prefix()), s3(), media.profile()));
            } catch (IllegalArgumentException e) {
                // Not as the cause: its message holds what was found.
                throw holdsNo("bucket's name", each.getValue());
            }
        }
        return places;
    }

    /** The names of the config vars that hold a bucket, by what they hold. */
    private Map<String, String> named() throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        if (media.names().bucket().isPresent()) {
            String name = media.names().bucket().get();
            found.put(vars.require(name), name);
        } else {
            BUCKETS.forEach(name -> vars.find(name).ifPresent(bucket -> found.putIfAbsent(bucket, name)));
        }
        return found;
    }

    private BucketKey key() throws IOException {
        if (media.names().accessKey().isPresent()) {
            return new BucketKey(
                    vars.require(media.names().accessKey().get()),
                    vars.require(media.names().secretKey().orElseThrow()));
        }
        for (String prefix : isBucketeers() ? List.of(BUCKETEER + "AWS_") : List.of("AWS_S3_", "AWS_")) {
            Optional<String> id = vars.find(prefix + "ACCESS_KEY_ID");
            Optional<String> secret = vars.find(prefix + "SECRET_ACCESS_KEY");
            if (id.isPresent() && secret.isPresent()) {
                return new BucketKey(id.get(), secret.get());
            }
        }
        throw new IOException("Config vars of " + app + " name a bucket, " + String.join(", ", named().values())
                + ", and no key to it: say under 'media' in backhaul.yml which ones do, as 'access-key-var' and"
                + " 'secret-key-var', or name a 'profile'");
    }

    private S3Options s3() throws IOException {
        S3Options said = media.s3();
        Optional<String> address =
                said.endpoint().isEmpty() ? first(List.of(ENDPOINT), ADDRESS, "address of a store") : Optional.empty();
        Matcher amazon = AMAZON.matcher(address.orElse(""));
        boolean elsewhere = address.isPresent() && !amazon.matches();
        Optional<String> ofAddress = amazon.matches() ? Optional.of(amazon.group(1)) : Optional.empty();
        return new S3Options(
                elsewhere ? address.map(URI::create) : said.endpoint(),
                said.server(),
                said.region().isPresent() ? said.region() : region().or(() -> ofAddress),
                elsewhere || said.pathStyle(),
                said.checksums(),
                said.kmsKey());
    }

    private Optional<String> region() throws IOException {
        return first(isBucketeers() ? List.of(BUCKETEER + "AWS_REGION") : REGIONS, REGION, "region's name");
    }

    private boolean isBucketeers() throws IOException {
        return named().containsValue(BUCKETEER + "BUCKET_NAME");
    }

    /** What the first of these config vars that is there holds. */
    private Optional<String> first(List<String> names, Pattern allowed, String what) throws IOException {
        Optional<String> name =
                names.stream().filter(each -> vars.find(each).isPresent()).findFirst();
        Optional<String> value = name.flatMap(vars::find);
        if (value.filter(found -> !allowed.matcher(found).matches()).isPresent()) {
            throw holdsNo(what, name.get());
        }
        return value;
    }

    private IOException holdsNo(String what, String variable) {
        return new IOException("The config var " + variable + " of " + app + " holds no " + what);
    }
}

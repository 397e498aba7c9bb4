package io.jenkins.plugins.backhaul.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {
    @ParameterizedTest
    @CsvSource({
        "s3://countable, countable, ''",
        "s3://countable/, countable, ''",
        "s3://countable/backups, countable, backups",
        "s3://my.bucket-1/a/b c/, my.bucket-1, a/b c"
    })
    void shouldReadBucketAndPrefix(String text, String bucket, String prefix) {
        assertThat(S3Location.parse(text)).isEqualTo(new S3Location(bucket, prefix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "countable",
                "http://countable/x",
                "s3://",
                "s3://Up",
                "s3://ab",
                "s3:///x",
                "s3://buc/a//b",
                "s3://buc/../x",
                "s3://buc/a\nb"
            })
    void shouldRefuseAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> S3Location.parse(text));
    }

    @Test
    void shouldSayHowToWriteIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> S3Location.parse("s3://My_Bucket/x"))
                .withMessage("'My_Bucket' cannot be the name of a bucket. Write s3://bucket/prefix, the bucket in"
                        + " lower-case letters, digits, dots and hyphens");
    }
}

package io.jenkins.plugins.backhaul.media.s3;

import io.jenkins.plugins.backhaul.media.ContentProperties;
import io.jenkins.plugins.backhaul.storage.s3.S3Settings;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The properties of an object in the SDK's words, of which each request has its own. */
final class S3Properties {
    private S3Properties() {}

    static ContentProperties of(HeadObjectResponse head) {
        return new ContentProperties(
                Optional.ofNullable(head.contentType()),
                Optional.ofNullable(head.cacheControl()),
                Optional.ofNullable(head.contentDisposition()),
                Optional.ofNullable(head.contentEncoding()),
                Optional.ofNullable(head.contentLanguage()),
                head.metadata(),
                false);
    }

    static ContentProperties of(GetObjectResponse answer) {
        return new ContentProperties(
                Optional.ofNullable(answer.contentType()),
                Optional.ofNullable(answer.cacheControl()),
                Optional.ofNullable(answer.contentDisposition()),
                Optional.ofNullable(answer.contentEncoding()),
                Optional.ofNullable(answer.contentLanguage()),
                answer.metadata(),
                false);
    }

    static void put(PutObjectRequest.Builder request, ContentProperties properties, S3Settings settings) {
        properties.type().ifPresent(request::contentType);
        properties.cacheControl().ifPresent(request::cacheControl);
        properties.disposition().ifPresent(request::contentDisposition);
        properties.encoding().ifPresent(request::contentEncoding);
        properties.language().ifPresent(request::contentLanguage);
        request.metadata(properties.own());
        if (properties.isPublic()) {
            request.acl(ObjectCannedACL.PUBLIC_READ);
        }
        settings.kmsKeyId().ifPresent(key -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(key));
    }

    static void put(CreateMultipartUploadRequest.Builder request, ContentProperties properties, S3Settings settings) {
        properties.type().ifPresent(request::contentType);
        properties.cacheControl().ifPresent(request::cacheControl);
        properties.disposition().ifPresent(request::contentDisposition);
        properties.encoding().ifPresent(request::contentEncoding);
        properties.language().ifPresent(request::contentLanguage);
        request.metadata(properties.own());
        if (properties.isPublic()) {
            request.acl(ObjectCannedACL.PUBLIC_READ);
        }
        settings.kmsKeyId().ifPresent(key -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(key));
    }

    static void put(CopyObjectRequest.Builder request, ContentProperties properties) {
        properties.type().ifPresent(request::contentType);
        properties.cacheControl().ifPresent(request::cacheControl);
        properties.disposition().ifPresent(request::contentDisposition);
        properties.encoding().ifPresent(request::contentEncoding);
        properties.language().ifPresent(request::contentLanguage);
        request.metadata(properties.own());
        if (properties.isPublic()) {
            request.acl(ObjectCannedACL.PUBLIC_READ);
        }
    }
}

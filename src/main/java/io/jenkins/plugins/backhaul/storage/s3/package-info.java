/** Objects in an S3 bucket: the side that holds the keys. The bytes of archives are moved by {@code presigned}. */
package io.jenkins.plugins.backhaul.storage.s3;

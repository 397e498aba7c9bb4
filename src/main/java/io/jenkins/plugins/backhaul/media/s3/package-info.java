/** Media as objects in an S3 bucket. */
package io.jenkins.plugins.backhaul.media.s3;

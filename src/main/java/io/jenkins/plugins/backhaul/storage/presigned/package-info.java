/** Moving bytes to and from an object store by signed addresses, with no keys at hand. */
package io.jenkins.plugins.backhaul.storage.presigned;

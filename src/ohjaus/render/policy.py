"""What a page of the site may load and send: stated in the page for a plain file host, and in a server's header too."""

# Without frame-ancestors: browsers read that from a header alone.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)

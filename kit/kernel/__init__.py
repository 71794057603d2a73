"""What a visitor's kernel is: a fork of a warm process, or an ordinary kernel, that runs a notebook and answers its page."""

"""Files of knowledge and content to one checked, unchanging `Library`.

    files --parse, page--> documents --rules--> problems ? stop, show all : assemble --> Library

`load.load` is the front door, and `files` the only reader of the disk; `stored` keeps a library for the next start;
`report` lays the findings out; `model` names what a file may hold; each file of `rules/` is one rule that the files
keep together.
"""

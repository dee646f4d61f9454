"""Where the program takes text, and where it shows it."""

# Places on the command line that one text is put into; @T is the text.
PLACES = [line.split("|") for line in """
log|-q|--|@T
log|--raw|--|@T
log|word|-m|@T
log|word|-t|@T
log|word|-p|@T
log|word|-k|@T
log|word|--at|@T
log|word|--ref|@T
log|word|--closes|@T
log|word|--status|@T
log|-F|@T
log|--meeting|@T|-m|- [ ] x
list|--|@T
list|-p|@T
list|-t|@T
list|-k|@T
list|-a|@T
list|--after|@T
list|--during|@T
list|--is|@T
list|--has|@T
list|--by|@T
list|-n|@T
list|--json=@T
search|--|@T
search|--sort|@T
show|--|@T
edit|@T|-m|x
edit|@|-m|@T
rm|--|@T
rm|--dry-run|--query|@T
undo|--|@T
checkin|--done|@T
checkin|--next|@T
checkin|--drop|@T
standup|-a|@T
standup|--during|@T
digest|--|@T
digest|--by|@T
digest|--title|@T
digest|--title|@T|-f|html
digest|--title|@T|-f|eml
digest|--to|@T|-f|eml
digest|--intro|@T
digest|--template|@T
stats|--|@T
stats|--by|@T
decide|-q|--|@T
decide|title|--option|@T|--chosen|1
decide|title|--chosen|@T
decide|title|--decider|@T
decide|title|--review|@T
decide propose|--|@T
decide input|--|@T
decide accept|--|@T
decide supersede|--|@T
decide show|--|@T
decide graph|--|@T
decide mode|--|@T
decide list|--|@T
ask|--|@T
ask|bo|--|@T
ask|bo|x|--due|@T
ask|bo|x|--about|@T
reply|--|@T
reply|@|--|@T
inbox|-a|@T
inbox|--is|@T
people add|--|@T
people add|x1|--full|@T
people add|x2|--address|@T
people add|x3|--tz|@T
people add|x4|--hours|@T
people set|bo|--full|@T
people show|--|@T
people away|--|@T
people away|tomorrow|-m|@T
people when|--|@T
people rm|--|@T
agreement edit|-m|@T
config set|x.fuzz|--|@T
config set|--|@T|x
config set|core.editor|--|@T
config get|--|@T
config unset|--|@T
config describe|--|@T
-c|@T|list
-C|@T|list
--db|@T|list
--color|@T|list
hook install|--print=@T
hook install|--events|@T
hook status|--|@T
import|--|@T
import|-f|@T|x.jsonl
import|-f|git|.|--after|@T
import|-f|git|.|-a|@T
export|-f|@T
export|--|@T
doctor|--|@T
db backup|sub/@T
db path|--db|@T
config path|--file|@T
help|--|@T
completion|--|@T
@T
@T|list
--@T
-@T
""".strip().splitlines()]
# These give programs a path byte for byte, unless a person looks.
EXACT = ("db backup", "db path")
# Faces of the filled record: arguments and what its output must be.
FACES = [
    ("list", "-n", "1000"), ("list", "--wrap", "-n", "1000"), ("list", "--by", "project"),
    ("list", "--by", "person"), ("list", "--by", "kind"), ("search", "kind:done", "-n", "1000"),
    ("search", "e", "OR", "a", "OR", "x"), ("show", "@"), ("show", "@", "--history"), ("standup",),
    ("standup", "-a", "all"), ("digest", "2026"), ("digest", "2026", "--detail", "full"),
    ("digest", "2026", "--by", "person"), ("digest", "2026", "-f", "txt"), ("digest", "2026", "-f", "md"),
    ("stats",), ("stats", "--by", "project"), ("stats", "--by", "tag"), ("stats", "--plain"),
    ("decide", "list"), ("decide", "show", "D1"), ("decide", "graph", "--all"),
    ("decide", "graph", "--all", "-f", "dot"), ("inbox", "-a", "all"), ("inbox", "--sent", "--all"),
    ("inbox", "--status-line"), ("people",), ("people", "list"), ("people", "show", "bo"),
    ("agreement", "show"), ("undo", "--list", "-n", "1000"), ("config", "list"), ("config", "path"),
    ("hook", "status"), ("doctor",), ("doctor", "--report"), ("db", "stats"), ("db", "check"),
    ("export", "-f", "txt"), ("export", "-f", "md"), ("show", "@", "--raw"),
    ("checkin", "--who"), ("db", "path"), (),
]
JSON_FACES = [
    ("list", "--json", "-n", "1000"), ("search", "kind:done", "--json"), ("show", "@", "--json"),
    ("standup", "-f", "json"), ("digest", "2026", "-f", "json"), ("stats", "--json"),
    ("decide", "list", "--json"), ("decide", "show", "D1", "--json"), ("inbox", "-a", "all", "--json"),
    ("people", "list", "--json"), ("undo", "--list", "--json"), ("config", "list", "--json"),
    ("export",), ("export", "-f", "json"), ("export", "-f", "jsonl"),
]
FIELD_FACES = [("list", "-n", "1000"), ("search", "kind:done", "-n", "1000"), ("decide", "list"),
               ("undo", "--list", "-n", "1000"), ("people", "list"), ("inbox", "--sent", "--all")]
COMPLETED = ["show", "list -p", "list -t", "list -a", "log -p", "log -t", "log --closes", "decide show",
             "people show", "ask", "reply", "undo", "config get", "config set", "log --ref", "rm"]

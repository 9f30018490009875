run("Text Window...", "name=Notes width=30 height=5 menu");
print("[Notes]", "one\n");
print("[Notes]", "\\Update:two\n");
print(isOpen("Notes"));
run("Text Window");
print(isOpen("Untitled.txt"));
run("Text Window...", "name=Notes width=30 height=5");
print(isOpen("Notes"), isOpen("Notes-1"));

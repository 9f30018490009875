run("Table...", "name=[My Table] width=300 height=200");
print("[My Table]", "\\Headings:n\tarea\tname");
print("[My Table]", "1\t2.5\tabc"); print("[My Table]", "2\t3.5\tdef");
print("[My Table]", "\\Update0:1\t9\tzzz"); print("[My Table]", "\\Update:last\tline\tx"); print("[My Table]", "\\Update3:far\t1\t2");
selectWindow("My Table");
print(getInfo("window.title"), getInfo("window.type"));
t = getInfo("window.contents"); print(t);

// answer: yes
x = getNumber("How many", 3); y = getNumber("How much", 2.345678); s = getString("Name", "abc");
print(x, y, s);
showMessage("hello"); showMessage("Title", "text");
showMessageWithCancel("really?");
waitForUser("look"); waitForUser("Title", "text"); waitForUser;
print("end");

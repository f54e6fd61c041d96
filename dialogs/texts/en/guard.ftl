# What people see when something may not be kept.

guard-cpr = This looks like a CPR number, so I have not stored any of your message. Details about a single citizen must not be kept here.
guard-cpr-rewrite = Please write it again without the number, for example "a citizen in their forties". Is it a case number or a telephone number? Then put "sag" or "tlf" right before it and leave out the hyphen.

guard-citizen = Your message seems to describe one citizen in a way that others could recognise. I have not stored it yet.
guard-citizen-why = I ask because a name, an address or an age stands together with an illness or something else personal.
guard-citizen-how = Please write about a group, or leave out what can be recognised, for example "a citizen with a dual diagnosis".
guard-citizen-anyway = If it is no citizen, write the message again with “write anyway:” in front.

guard-crisis = It sounds as if somebody is having a very hard time right now. You should not be alone with this.
guard-crisis-danger = Is a life in danger? Call 112 now.
guard-crisis-lifeline = Livslinien (the Danish lifeline): call 70 201 201. There is somebody to talk with.
guard-crisis-doctor = The doctor on call (lægevagt) or a psychiatric emergency department can help at once. Outside your own doctor's hours, call the doctor on call.
guard-crisis-someone = Ask a person you trust to be with you. If it is about somebody else, stay with them if you can.
guard-crisis-nothing-stored = I am a program, and I do not store what you have written.
guard-crisis-resume = Write "fortsæt" (continue) when you want to go on.

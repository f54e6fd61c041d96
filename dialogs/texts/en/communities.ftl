### Learning communities.

community-title = Learning communities
community-basis = By the anchoring of April 2019 and what the steering group has changed since.
community-none = There are no learning communities yet.
community-none-of-cluster = That cluster is in no learning community yet.
community-which-clusters = Which clusters? Write for example “add Vest to the learning community about initiative { $number }”. There are: { $names }.
community-nobody = No cluster is anchored on initiative { $number }, so there is no learning community about it.
community-no-such = There is no initiative { $number }.
community-which-cluster = I do not know that cluster. There are: { $names }.
community-not-yours = The steering group and the secretariat change the learning communities. Ask the secretariat:
community-join-ask = Shall { $cluster } join the learning community about initiative { $number }?{ $other }
community-leave-ask = Shall { $cluster } leave the learning community about initiative { $number }?{ $other }
community-together-ask = Shall initiatives { $number } and { $other } share one learning community?{ $cluster }
community-apart-ask = Shall initiatives { $number } and { $other } no longer share one learning community?{ $cluster }
community-means = Members of a learning community can read each other's submitted reports.
community-changed = It is changed.
community-button-share = Share on initiative { $number }
community-says-share = share an experience about initiative { $number }
community-share-not-yours = Experiences are shared by the clusters' members. Ask the secretariat if you need the role:
community-share-which = Which initiative is it about? Write for example “share an experience about initiative 8: …”.
community-share-write = Write the experience about initiative { $number }. I show you whom it goes to before it is sent.
community-share-too-long = That is too long for a channel: at most { $most } characters.
community-share-ask = Share this experience about initiative { $number }?
community-share-means = { $count ->
    [0] It is kept and comes with the next digests.
    [one] It is written in 1 channel with your name, and comes with the next digests.
   *[other] It is written in { $count } channels with your name, and comes with the next digests.
}
community-no-channel = has no channel here
community-in-channel = in their channel
community-nobody-else = There are no other clusters in the learning community about initiative { $number }.
community-not-shared = It is not shared.
community-shared = { $count ->
    [0] The experience is kept. None of the other clusters has a channel yet, so it comes with the next digests.
    [one] The experience is shared in 1 channel.
   *[other] The experience is shared in { $count } channels.
}
community-post-title = { $cluster } shares an experience about initiative { $number }
community-post-by = Written by { $name }
button-communities = Learning communities
says-communities = learning communities
community-how = Write for example "add Vest to the learning community about initiative 8" or "put initiative 2 and 4 in one learning community".

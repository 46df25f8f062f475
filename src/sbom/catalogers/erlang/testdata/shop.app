{application,shop,
             [{description,"A shop"},
              {vsn,"0.3.0"},
              {registered,[]},
              {applications,[kernel,stdlib,crypto,money]},
              {modules,[shop]}]}.
